using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Netra.Embedded.Engine;
using Netra.Embedded.Hosting;

namespace Netra.Embedded.Http;

/// <summary>ClickHouse's HTTP protocol in front of the embedded engine, on loopback and for one login.</summary>
internal static class ClickHouseFront
{
    private const int MaxRequestLine = 1 << 20;
    private const int CannotParseText = 6;
    private const int UnknownFunction = 46;
    private const int UnknownIdentifier = 47;
    private const int UnknownType = 50;
    private const int TypeMismatch = 53;
    private const int UnknownTable = 60;
    private const int SyntaxError = 62;
    private const int UnknownDatabase = 81;
    private const int AccessDenied = 497;

    /// <summary>Builds the server; it is not started yet.</summary>
    public static WebApplication Build(EngineCredentials credentials, StatementRunner runner)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, credentials.ClickHousePort);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.MaxBytes;
            kestrel.Limits.MaxRequestLineSize = MaxRequestLine;
            kestrel.Limits.MaxRequestBufferSize = 2 * MaxRequestLine;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
        });
        var app = builder.Build();
        app.Use((context, next) => RefusePages(context, next));
        app.MapGet("/ping", () => Results.Text("Ok.\n"));
        app.MapMethods("/", ["GET", "POST"], context => HandleAsync(context, credentials, runner));
        return app;
    }

    private static async Task HandleAsync(HttpContext context, EngineCredentials credentials, StatementRunner runner)
    {
        try
        {
            if (!IsAuthenticated(context.Request, credentials))
            {
                throw FrontException.Unauthenticated();
            }

            await runner.RunAsync(FrontRequest.Read(context.Request), context);
        }
        catch (FrontException refusal)
        {
            await FailAsync(context, refusal.Status, refusal.Code, refusal.Message);
        }
        catch (EngineException failure)
        {
            await FailAsync(context, StatusOf(failure.Code), failure.Code, failure.Message);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer.
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException { Source: "System.IO.Compression.Brotli" } or ZstdSharp.ZstdException or EndOfStreamException)
        {
            await FailAsync(context, StatusCodes.Status400BadRequest, 354, "Code: 354. DB::Exception: The compressed body cannot be read. (INFLATE_FAILED)");
        }
        catch (BadHttpRequestException refusal)
        {
            await FailAsync(context, refusal.StatusCode, 1000, $"Code: 1000. DB::Exception: {refusal.Message} (POCO_EXCEPTION)");
        }
    }

    // A browser sends an Origin; no page has business here.
    private static Task RefusePages(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.Origin.Count == 0)
        {
            return next(context);
        }

        var refusal = FrontException.Forbidden("Requests of web pages are refused.");
        return FailAsync(context, refusal.Status, refusal.Code, refusal.Message);
    }

    private static async Task FailAsync(HttpContext context, int status, int code, string message)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        context.Response.StatusCode = status;
        context.Response.Headers["X-ClickHouse-Exception-Code"] = code.ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.Response.ContentType = "text/plain; charset=UTF-8";
        await context.Response.WriteAsync(message + "\n", context.RequestAborted);
    }

    // The statuses that a server gives to the errors that clients meet.
    private static int StatusOf(int code) => code switch
    {
        UnknownTable or UnknownDatabase or UnknownFunction or UnknownIdentifier or UnknownType => StatusCodes.Status404NotFound,
        SyntaxError or TypeMismatch or CannotParseText => StatusCodes.Status400BadRequest,
        AccessDenied => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static bool IsAuthenticated(HttpRequest request, EngineCredentials credentials)
    {
        var (user, password) = Login(request);
        var expected = Encoding.UTF8.GetBytes($"{credentials.ClickHouseUser}:{credentials.ClickHousePassword}");
        return CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{user}:{password}")),
            SHA256.HashData(expected));
    }

    private static (string User, string Password) Login(HttpRequest request)
    {
        if (request.Headers["X-ClickHouse-User"].FirstOrDefault() is { } user)
        {
            return (user, request.Headers["X-ClickHouse-Key"].FirstOrDefault() ?? string.Empty);
        }

        var authorization = request.Headers.Authorization.ToString();
        const string Basic = "Basic ";
        if (!authorization.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return (string.Empty, string.Empty);
        }

        var buffer = new byte[authorization.Length];
        if (!Convert.TryFromBase64String(authorization[Basic.Length..], buffer, out var length))
        {
            return (string.Empty, string.Empty);
        }

        var parts = Encoding.UTF8.GetString(buffer, 0, length).Split(':', 2);
        return parts.Length == 2 ? (parts[0], parts[1]) : (string.Empty, string.Empty);
    }
}
