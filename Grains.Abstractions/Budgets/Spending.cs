namespace Netra.Grains.Abstractions.Budgets;

/// <summary>What has gone of a budget. Both parts are gone: what is reserved comes back only when it is known that it was not used.</summary>
/// <param name="Used">What was used.</param>
/// <param name="Reserved">What is set aside for calls that are under way, or whose outcome nobody knows.</param>
[GenerateSerializer, Immutable, Alias("netra.Spending")]
public sealed record Spending([property: Id(0)] BudgetUse Used, [property: Id(1)] BudgetUse Reserved)
{
    /// <summary>Nothing.</summary>
    public static Spending None { get; } = new(BudgetUse.None, BudgetUse.None);

    /// <summary>All that has gone.</summary>
    public BudgetUse Total() => Used.Plus(Reserved);

    /// <summary>Both together.</summary>
    public Spending Plus(Spending other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Used.Plus(other.Used), Reserved.Plus(other.Reserved));
    }

    /// <summary>This without the other.</summary>
    public Spending Minus(Spending other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Used.Minus(other.Used), Reserved.Minus(other.Reserved));
    }
}
