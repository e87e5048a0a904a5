using System.Collections.Immutable;
using System.Text;

namespace Netra.Isolation.Tests.Noninterference.Programs;

/// <summary>A piece of a statement: its text is what stands before, the children with something between them, and what stands behind.</summary>
internal sealed record Node(string Before, ImmutableArray<Node> Children, string Between = " ", string After = "")
{
    private const string Simplest = "1";

    private int Size { get; } = 1 + Children.Sum(child => child.Size);

    public static Node Leaf(string text) => new(text, []);

    public static Node Call(string name, params IEnumerable<Node> arguments) => new($"{name}(", [.. arguments], ", ", ")");

    /// <summary>Clauses, words, operators: whatever stands in a row.</summary>
    public static Node Row(params IEnumerable<Node> parts) => new(string.Empty, [.. parts]);

    public static Node List(params IEnumerable<Node> parts) => new(string.Empty, [.. parts], ", ");

    /// <summary>
    /// Everything that is one step smaller: without a child, with a child in the place of its parent, with something simple in the
    /// place of a piece. Many are no SQL; they fail the same way everywhere and so are no findings. Great steps come first.
    /// </summary>
    public IEnumerable<Node> Smaller() => Steps().OrderBy(node => node.Size).ThenBy(node => node.ToString().Length);

    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    private IEnumerable<Node> Steps()
    {
        foreach (var child in Children)
        {
            yield return child;
        }

        if (!Children.IsEmpty || (Before.Length > Simplest.Length && Before.All(c => c is not ' ')))
        {
            yield return Leaf(Simplest);
        }

        for (var i = 0; i < Children.Length; i++)
        {
            yield return this with { Children = Children.RemoveAt(i) };
            foreach (var smaller in Children[i].Steps())
            {
                yield return this with { Children = Children.SetItem(i, smaller) };
            }
        }
    }

    private void Write(StringBuilder text)
    {
        text.Append(Before);
        for (var i = 0; i < Children.Length; i++)
        {
            text.Append(i > 0 ? Between : string.Empty);
            Children[i].Write(text);
        }

        text.Append(After);
    }
}
