using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Data;

namespace Netra.Grains.Tests.Data;

public sealed class AuditAccessTests
{
    private readonly List<(long Rows, string Outcome)> _recorded = [];
    private readonly AuditAccess _access;

    public AuditAccessTests() => _access = new AuditAccess("stream", "agent", "run", 0, access => _recorded.Add((access.Rows, access.Outcome)));

    [Fact]
    public void HandOut_AfterItsRecord_IsRefusedAndTheRecordStays()
    {
        _access.HandOut("t", 3);
        _access.Interrupt();

        Assert.Equal(ErrorCodes.Unavailable, Assert.Throws<NetraException>(() => _access.HandOut("t", 4)).Code);
        _access.Dispose();
        Assert.Equal([(3L, ErrorCodes.Unavailable)], _recorded);
    }

    [Fact]
    public async Task Run_OfWhatFails_EndsWithTheCodeOfTheFailure()
    {
        _access.HandOut("t", 3);
        await Assert.ThrowsAsync<NetraException>(() => _access.RunAsync<bool>(() => throw new NetraException(ErrorCodes.BudgetExceeded, "No rows are left.")));
        _access.Dispose();

        Assert.Equal([(3L, ErrorCodes.BudgetExceeded)], _recorded);
    }
}
