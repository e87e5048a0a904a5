using Netra.Embedded.Engine;

namespace Netra.Embedded.Tests.Engines;

public sealed class UnfinishedMutationsTests
{
    [Fact]
    public void Remove_EmptyFileOfADeletion_IsGoneAndOthersStay()
    {
        var root = Directory.CreateTempSubdirectory("netra-mutations-");
        try
        {
            var paths = new EnginePaths(root.FullName);
            var table = Directory.CreateDirectory(Path.Combine(paths.Data, "store", "b20", "table")).FullName;
            File.WriteAllText(Path.Combine(table, "mutation_2.txt"), "format version: 1\n");
            File.WriteAllText(Path.Combine(table, "mutation_3.txt"), string.Empty);
            File.WriteAllText(Path.Combine(table, "count.txt"), string.Empty);

            UnfinishedMutations.Remove(paths);

            Assert.Equal(["count.txt", "mutation_2.txt"], Directory.GetFiles(table).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
