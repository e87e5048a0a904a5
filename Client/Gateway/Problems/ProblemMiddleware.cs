using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Client.Gateway.Problems;

/// <summary>Gives every failure the form of a problem, whoever made it: an endpoint, the framework or a fault.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await next(context);
        }
        catch (Exception exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to be answered, and what failed most likely failed for that.
            LogLeft(exception);
            return;
        }
        catch (Exception exception)
        {
            await AnswerAsync(context, exception);
            return;
        }

        if (IsBareError(context.Response))
        {
            var status = context.Response.StatusCode;
            await ProblemWriter.WriteAsync(context, new NetraException(ProblemStatus.CodeOf(status), ProblemStatus.DetailOf(status)), status);
        }
    }

    private static bool IsBareError(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 };

    private async Task AnswerAsync(HttpContext context, Exception exception)
    {
        var problem = ProblemMapping.ToProblem(exception);
        if (problem.Code == ErrorCodes.Internal)
        {
            LogFault(exception);
        }
        else if (problem.Code == ErrorCodes.Unavailable)
        {
            LogOutage(exception);
        }

        if (context.Response.HasStarted)
        {
            // A broken answer must not look like a whole one.
            context.Abort();
            return;
        }

        var status = ProblemMapping.ToStatus(exception, problem);
        context.Response.Clear();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await ProblemWriter.WriteAsync(context, problem, status);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed unexpectedly.")]
    private partial void LogFault(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request could not be served right now.")]
    private partial void LogOutage(Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A client left before its answer.")]
    private partial void LogLeft(Exception exception);
}
