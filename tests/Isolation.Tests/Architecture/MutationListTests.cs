using System.Text.Json;
using Netra.Testing;

namespace Netra.Isolation.Tests.Architecture;

/// <summary>The list of <c>tests/mutate</c> fits the sources: otherwise it would find out only in its long run.</summary>
public sealed class MutationListTests
{
    public static TheoryData<string> Lists => [.. Directory.GetFiles(Path.Combine(Repository.Root, "tests", "mutations"), "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Lists))]
    public void Mutation_OfTheList_FitsTheSourcesAndNamesTests(string list)
    {
        var problems = Mutations(list).SelectMany(mutation => Problems(mutation).Select(problem => $"{Text(mutation, "id")}: {problem}"));

        Assert.True(!problems.Any(), string.Join(Environment.NewLine, problems));
    }

    [Fact]
    public void Mutation_Ids_AreUnique()
    {
        var ids = Lists.SelectMany(list => Mutations(list.Data)).Select(mutation => Text(mutation, "id")).ToArray();

        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.True(ids.Length >= 40, $"{ids.Length} mutations");
    }

    private static IEnumerable<string> Problems(JsonElement mutation)
    {
        var edits = mutation.TryGetProperty("also", out var also) ? also.EnumerateArray().Prepend(mutation) : [mutation];
        foreach (var edit in edits)
        {
            var path = Path.Combine(Repository.Root, Text(edit, "file"));
            var count = File.Exists(path) ? File.ReadAllText(path).Split(Text(edit, "find")).Length - 1 : 0;
            if (count != 1)
            {
                yield return $"the text stands {count} times in {Text(edit, "file")}, not once: {Text(edit, "find")}";
            }
        }

        var project = Path.Combine(Repository.Root, "tests", Text(mutation, "project"));
        foreach (var test in mutation.GetProperty("tests").EnumerateArray().Select(test => test.GetString()!.Split('.')))
        {
            var source = Directory.Exists(project) ? Directory.GetFiles(project, $"{test[0]}.cs", SearchOption.AllDirectories).Select(File.ReadAllText).FirstOrDefault() : null;
            if (source is null || (test.Length > 1 && !source.Contains($" {test[1]}(", StringComparison.Ordinal)))
            {
                yield return $"there is no test {string.Join('.', test)}";
            }
        }
    }

    private static IEnumerable<JsonElement> Mutations(string list)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "mutations", list)));
        return [.. document.RootElement.GetProperty("mutations").Clone().EnumerateArray()];
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
