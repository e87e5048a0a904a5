using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Events;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>The tools that a model called and what they returned, up to a length of JSON.</summary>
internal sealed class KeptCalls(int most)
{
    private int _length;

    /// <summary>The calls that succeeded, in order.</summary>
    public List<(string Tool, JsonNode Arguments, JsonNode? Result)> Calls { get; } = [];

    /// <summary>All that came back, as text.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>The same tool, watched.</summary>
    public AIFunction Watch(AIFunction tool) => new WatchedTool(tool, this);

    /// <summary>As data of an answer.</summary>
    public JsonArray ToJson() => [.. Calls.Select(call => new JsonObject { ["tool"] = call.Tool, ["arguments"] = call.Arguments.DeepClone(), ["result"] = call.Result?.DeepClone() })];

    private void Keep(string tool, AIFunctionArguments arguments, object? result)
    {
        var returned = JsonSerializer.SerializeToNode(result, AIJsonUtilities.DefaultOptions);
        var text = returned?.ToJsonString(EventJson.Options) ?? "null";
        Text += text + "\n";
        _length += text.Length;
        var given = JsonSerializer.SerializeToNode(new Dictionary<string, object?>(arguments), AIJsonUtilities.DefaultOptions)!;
        Calls.Add((tool, given, _length <= most ? returned : JsonValue.Create("left out, it would be too long")));
    }

    private sealed class WatchedTool(AIFunction tool, KeptCalls kept) : DelegatingAIFunction(tool)
    {
        protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
        {
            var result = await base.InvokeCoreAsync(arguments, cancellationToken);
            kept.Keep(Name, arguments, result);
            return result;
        }
    }
}
