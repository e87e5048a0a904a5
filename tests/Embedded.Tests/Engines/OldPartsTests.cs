using Netra.Embedded.Engine;

namespace Netra.Embedded.Tests.Engines;

/// <summary>Removing what was deleted cancels deletions in the engine, so it is not done while there are any.</summary>
public sealed class OldPartsTests
{
    [Fact]
    public void Remove_WhileRowsAreDeleted_IsLeftForLater()
    {
        var statements = new List<string>();
        using var parts = new OldParts(statements.Add, patience: TimeSpan.Zero);

        var removed = parts.Delete("events", () => OnAnotherThread(parts.Remove));

        Assert.False(removed);
        Assert.Empty(statements);
        Assert.True(parts.Remove());
        Assert.Equal(["ALTER TABLE default.`events` DROP PARTITION 255"], statements);
    }

    private static bool OnAnotherThread(Func<bool> call)
    {
        var answer = false;
        var thread = new Thread(() => answer = call());
        thread.Start();
        thread.Join();
        return answer;
    }
}
