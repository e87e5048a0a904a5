using Microsoft.Extensions.AI;
using Netra.Testing.Models;

namespace Netra.Grains.Tests.Models;

public sealed class RecordedModelTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Model_Recorded_PlaysTheSameAnswersToTheSameQuestions()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var recording = RecordedChatClient.Record(path, new ScriptedChatClient(
                ScriptedTurn.CallsTools(("list_session_keys", new { limit = 3 })), ScriptedTurn.Says("One."), ScriptedTurn.Says("Another."))))
            {
                await recording.GetResponseAsync("keys?", cancellationToken: Cancellation);
                await recording.GetResponseAsync("again?", cancellationToken: Cancellation);
                await recording.GetResponseAsync("again?", cancellationToken: Cancellation);
            }

            using var played = RecordedChatClient.Play(path);

            Assert.Equal("One.", (await played.GetResponseAsync("again?", cancellationToken: Cancellation)).Text);
            Assert.Equal("Another.", (await played.GetResponseAsync("again?", cancellationToken: Cancellation)).Text);
            var call = (await played.GetResponseAsync("keys?", cancellationToken: Cancellation)).Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().Single();
            Assert.Equal(("list_session_keys", "3"), (call.Name, call.Arguments!["limit"]!.ToString()));
            await Assert.ThrowsAsync<InvalidOperationException>(() => played.GetResponseAsync("something else?", cancellationToken: Cancellation));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
