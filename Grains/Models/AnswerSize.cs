using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Models;

namespace Netra.Grains.Models;

/// <summary>Keeps an answer within its bounds, also while it comes.</summary>
internal sealed class AnswerSize(ModelLimits limits)
{
    private long _bytes;

    /// <summary>The bytes of contents.</summary>
    public static long Of(IEnumerable<AIContent> contents) => contents.Sum(content => content switch
    {
        TextContent text => Encoding.UTF8.GetByteCount(text.Text),
        FunctionCallContent call => call.Name.Length + JsonSerializer.SerializeToUtf8Bytes(call.Arguments, AIJsonUtilities.DefaultOptions).Length,
        _ => 0L,
    });

    /// <summary>Counts what has come.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.TooLarge"/>: it is over the bound.</exception>
    public void Add(IEnumerable<AIContent> contents)
    {
        _bytes += Of(contents);
        if (_bytes > limits.MaxAnswerBytes)
        {
            throw new NetraException(ErrorCodes.TooLarge, $"The model's answer is larger than {limits.MaxAnswerBytes} bytes.") { ErrorClass = ModelFailures.TooLong };
        }
    }
}
