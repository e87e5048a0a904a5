using System.Text;
using Netra.Grains.Agents;

namespace Netra.Grains.Models;

/// <summary>
/// Tells an answer while it comes, in pieces of some size, in order. What was told by an attempt before stays true: this attempt tells on when its text begins
/// with it, and is silent otherwise.
/// </summary>
internal sealed class AnswerTeller(StepVoice voice, string answerId, TimeProvider time)
{
    private const int SmallPiece = 200;
    private const int LargePiece = 4_096;

    private static readonly TimeSpan Rhythm = TimeSpan.FromMilliseconds(250);

    private readonly StringBuilder _text = new();
    private Task _telling = Task.CompletedTask;
    private long _toldAt = time.GetTimestamp();

    /// <summary>Takes the next piece of the answer.</summary>
    public async Task AddAsync(string piece)
    {
        _text.Append(piece);
        var waiting = _text.Length - (voice.Told?.Length ?? 0);
        if (waiting >= LargePiece)
        {
            await _telling;
        }

        if (_telling.IsCompleted && waiting > 0 && (waiting >= SmallPiece || time.GetElapsedTime(_toldAt) >= Rhythm))
        {
            await _telling;
            _telling = TellAsync(last: false);
            _telling.Ignore();
        }
    }

    /// <summary>Tells the rest; returns when all is stored.</summary>
    public async Task EndAsync()
    {
        await _telling;
        await TellAsync(last: true);
    }

    private async Task TellAsync(bool last)
    {
        var text = _text.ToString();
        if (!last && text.Length > 0 && char.IsHighSurrogate(text[^1]))
        {
            text = text[..^1];
        }

        // Pieces stay below the cap of texts in events.
        for (var told = voice.Told?.Length ?? 0; told < text.Length && voice.Told?.Begins(text) != false; told = voice.Told!.Length)
        {
            var end = Math.Min(text.Length, told + LargePiece);
            end -= end < text.Length && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
            await voice.TellAsync(text[..end], answerId);
            _toldAt = time.GetTimestamp();
        }
    }
}
