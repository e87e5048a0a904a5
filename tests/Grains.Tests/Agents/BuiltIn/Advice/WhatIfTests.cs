using Netra.Grains.Agents.BuiltIn.Optimization;

namespace Netra.Grains.Tests.Agents.BuiltIn.Advice;

public sealed class WhatIfTests
{
    [Theory]
    [InlineData("what if 30% of chat moved to gpt-4o-mini?", "gpt-4o-mini", 30.0, null)]
    [InlineData("move 12.5 percent of code onto gpt-4.1-nano", "gpt-4.1-nano", 12.5, null)]
    [InlineData("cap the context at 4,000 tokens", null, null, 4_000L)]
    [InlineData("limit prompts to 8k tokens", null, null, 8_000L)]
    [InlineData("what if chat ran on gpt-4o-mini?", "gpt-4o-mini", null, null)]
    [InlineData("what if I replaced gpt-4o with gpt-4o-mini?", "gpt-4o-mini", null, null)]
    [InlineData("what if 30% of the requests on gpt-4o moved to gpt-4o-mini?", "gpt-4o-mini", 30.0, null)]
    [InlineData("how can I save money on gpt-4o?", null, null, null)]
    [InlineData("what could be better for requests with at most 4,000 tokens?", null, null, null)]
    [InlineData("how can I cut my costs by 30%?", null, null, null)]
    [InlineData("compare this week to last week", null, null, null)]
    public void Read_Words(string message, string? target, double? share, long? cap)
    {
        var read = WhatIf.Read(message, "{}", word => word.StartsWith("gpt-", StringComparison.Ordinal));
        Assert.Equal((target, share, cap), (read.TargetModel, read.SharePercent, read.CapInputTokens));
    }

    [Fact]
    public void Read_ModelToMoveTo_IsNoFilter() =>
        Assert.DoesNotContain("mini", WhatIf.Read("move chat from gpt-4o to gpt-4o-mini", "{}", word => word == "gpt-4o-mini").Rest, StringComparison.Ordinal);
}
