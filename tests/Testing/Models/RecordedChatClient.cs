using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Netra.Testing.Models;

/// <summary>
/// Plays the answers of a JSON file, each to the question that it was given to; with a model behind it, asks that model and writes the file. So a test runs on
/// what a real model said, without one.
/// </summary>
public sealed class RecordedChatClient : IChatClient
{
    private readonly string _path;
    private readonly IChatClient? _source;
    private readonly List<RecordedTurn> _turns;
    private readonly HashSet<RecordedTurn> _played = [];
    private readonly Lock _lock = new();

    private RecordedChatClient(string path, IChatClient? source, List<RecordedTurn> turns) => (_path, _source, _turns) = (path, source, turns);

    /// <summary>Plays a file.</summary>
    public static RecordedChatClient Play(string path) =>
        new(path, null, JsonSerializer.Deserialize<List<RecordedTurn>>(File.ReadAllText(path), AIJsonUtilities.DefaultOptions)!);

    /// <summary>Asks a model and writes its answers into a file, over what it held.</summary>
    public static RecordedChatClient Record(string path, IChatClient source) => new(path, source, []);

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatMessage[] asked = [.. messages];
        var question = DigestOf(asked, options);
        if (_source is null)
        {
            return Find(question, asked);
        }

        var response = await _source.GetResponseAsync(asked, options, cancellationToken);
        lock (_lock)
        {
            _turns.Add(new RecordedTurn(question, asked[^1].Text, response));
            File.WriteAllText(_path, JsonSerializer.Serialize(_turns, AIJsonUtilities.DefaultOptions));
        }

        return response;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType?.IsInstanceOfType(this) == true ? this : null;

    /// <inheritdoc/>
    public void Dispose() => _source?.Dispose();

    // The same question may have been asked several times; its answers come in their order, and the last one again.
    private ChatResponse Find(string question, ChatMessage[] asked)
    {
        lock (_lock)
        {
            var turn = _turns.FirstOrDefault(turn => turn.Question == question && !_played.Contains(turn)) ?? _turns.LastOrDefault(turn => turn.Question == question);
            return turn is not null && (_played.Add(turn) || true)
                ? turn.Response
                : throw new InvalidOperationException($"{_path} has no answer to this question; record it again. It ends with: {asked[^1].Text}");
        }
    }

    private static string DigestOf(ChatMessage[] messages, ChatOptions? options)
    {
        var asked = messages.Select(message => new { role = message.Role.Value, contents = message.Contents.Where(content => content is not UsageContent) });
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new { asked, tools = options?.Tools?.Select(tool => tool.Name) }, AIJsonUtilities.DefaultOptions);
        return Convert.ToHexStringLower(SHA256.HashData(bytes))[..32];
    }
}
