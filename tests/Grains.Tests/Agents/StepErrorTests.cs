using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents;

namespace Netra.Grains.Tests.Agents;

public sealed class StepErrorTests
{
    [Fact]
    public void ToJson_ForeignException_KeepsItsMessageToItself() =>
        Assert.DoesNotContain("secret", StepError.ToJson(new InvalidOperationException("the secret path")), StringComparison.Ordinal);

    [Fact]
    public void FromJson_OwnException_IsTheSameAgain()
    {
        var again = StepError.FromJson(StepError.ToJson(new NetraException(ErrorCodes.QueryFailed, "It cannot run.")));

        Assert.Equal((ErrorCodes.QueryFailed, "It cannot run."), (again.Code, again.Message));
    }
}
