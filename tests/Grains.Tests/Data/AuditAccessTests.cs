using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Data;

namespace Netra.Grains.Tests.Data;

public sealed class AuditAccessTests
{
    private readonly List<(long Rows, string Outcome)> _recorded = [];

    [Fact]
    public void HandOut_AfterItsRecord_IsRefusedAndTheRecordStays()
    {
        using var access = Begin();
        access.HandOut("t", 3);
        access.Interrupt();

        Assert.Equal(ErrorCodes.Unavailable, Assert.Throws<NetraException>(() => access.HandOut("t", 4)).Code);
        access.Dispose();
        Assert.Equal([(3L, ErrorCodes.Unavailable)], _recorded);
    }

    [Fact]
    public async Task Run_OfWhatFails_EndsWithTheCodeOfTheFailure()
    {
        using var access = Begin();
        access.HandOut("t", 3);
        await Assert.ThrowsAsync<NetraException>(() => access.RunAsync<bool>(() => throw new NetraException(ErrorCodes.BudgetExceeded, "No rows are left.")));
        access.Dispose();

        Assert.Equal([(3L, ErrorCodes.BudgetExceeded)], _recorded);
    }

    private AuditAccess Begin() => new("stream", "agent", "run", 0, access => _recorded.Add((access.Rows, access.Outcome)));
}
