using Microsoft.AspNetCore.Http;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Client.Gateway.Problems;

/// <summary>Turns what went wrong into what a client may know of it.</summary>
internal static class ProblemMapping
{
    public static NetraException ToProblem(Exception exception) => exception switch
    {
        NetraException problem => problem,
        BadHttpRequestException bad => new NetraException(ProblemStatus.CodeOf(bad.StatusCode), ProblemStatus.DetailOf(bad.StatusCode)),
        _ when IsOutage(exception) => new NetraException(ErrorCodes.Unavailable, "The service cannot answer right now; try again."),
        _ => new NetraException(ErrorCodes.Internal, ProblemStatus.DetailOf(StatusCodes.Status500InternalServerError)),
    };

    public static int ToStatus(Exception exception, NetraException problem) =>
        exception is BadHttpRequestException bad ? bad.StatusCode : ProblemStatus.Of(problem.Code);

    /// <summary>Whether the cluster could not be reached or did not answer in time, which says nothing about the request.</summary>
    public static bool IsOutage(Exception exception) => exception switch
    {
        // Timeouts, rejections, lost connections, lost silos: all mean "not now". A call that expired before its grain was placed comes as a cancellation;
        // those of a client that left were sorted out before.
        TimeoutException or OrleansException or OperationCanceledException => true,
        AggregateException { InnerExceptions: [var inner] } => IsOutage(inner),
        _ => false,
    };
}
