using Netra.Isolation.Tests.Noninterference.Programs;

namespace Netra.Isolation.Tests.Noninterference.Worlds;

/// <summary>A world where a mistake gives the statements with a certain word the capability of a neighbour.</summary>
internal sealed class ConfusedWorld(ProductWorld product, string word) : IWorld
{
    public async Task<string> RunAsync(FuzzProgram program, CancellationToken cancellationToken)
    {
        if (program.Writes)
        {
            return await product.RunAsync(program, cancellationToken);
        }

        var answers = new List<string>();
        foreach (var step in program.Steps)
        {
            var user = step is QueryStep query && query.Text.Contains(word, StringComparison.Ordinal) ? Population.Elsewhere : Population.User;
            answers.Add(await product.RunAsync(step, user, cancellationToken));
        }

        return string.Join("\n\n", answers);
    }
}
