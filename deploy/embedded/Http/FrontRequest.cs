using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Netra.Embedded.Schema;

namespace Netra.Embedded.Http;

/// <summary>What a request says outside of its body.</summary>
/// <param name="QueryId">The id that the request can be killed by.</param>
/// <param name="Query">The statement in the address, or its beginning.</param>
/// <param name="Format">The format of the result when the statement names none.</param>
/// <param name="Capability">Whose rows it sees and stores; without one it sees none and stores none.</param>
/// <param name="Settings">Arguments of the engine's connection.</param>
/// <param name="Parameters">Values for placeholders, as they came: escaped as in a tab-separated file.</param>
internal sealed record FrontRequest(
    string QueryId,
    string? Query,
    string Format,
    string? Capability,
    IReadOnlyList<string> Settings,
    IReadOnlyList<KeyValuePair<string, string>> Parameters)
{
    private const string ParameterPrefix = "param_";
    private const int MaxIdLength = 64;
    private const int MaxTokenLength = 128;

    /// <summary>By which an insert is known again.</summary>
    public string? DeduplicationToken { get; private init; }

    /// <summary>
    /// The settings of an insert. One insert is one block and so one part per partition: after a crash all of its rows are there or none. Batches are never
    /// shared with other requests. The engine takes equal blocks or tokens for the same insert, whoever sends them, and drops the second without a word: a token
    /// counts for its sender only, and without a token nothing is dropped.
    /// </summary>
    public IEnumerable<string> InsertArguments =>
    [
        "--async_insert=0", "--deduplicate_insert_select=disable", "--max_insert_block_size=1000000000", "--max_insert_block_size_bytes=0", "--min_insert_block_size_rows=1000000000", "--min_insert_block_size_bytes=0",
        DeduplicationToken is { } token
            ? $"--insert_deduplication_token={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Capability}:{token}")))}"
            : "--deduplicate_insert=disable",
    ];

    /// <summary>The setting that tells the engine whose request it is. A request without capability gets a name of its own, so that it can be ended.</summary>
    public string IdentityArgument => $"--{CapabilitySetting.EngineName}={Capability ?? $"anonymous {QueryId}"}";

    /// <summary>Reads a request.</summary>
    /// <exception cref="FrontException">It is not one.</exception>
    public static FrontRequest Read(HttpRequest request)
    {
        var settings = new List<string>();
        var parameters = new List<KeyValuePair<string, string>>();
        var read = new FrontRequest(
            Guid.NewGuid().ToString(), null, request.Headers["X-ClickHouse-Format"].FirstOrDefault() ?? "TabSeparated", null, settings, parameters);
        foreach (var (name, values) in request.Query)
        {
            var value = Single(values);
            switch (name)
            {
                case "query":
                    read = read with { Query = value };
                    break;
                case "default_format":
                    read = read with { Format = value };
                    break;
                case "query_id":
                    read = read with { QueryId = IsName(value, allowDash: true) ? value : throw FrontException.BadArgument("A query id has 1 to 64 letters, digits, '-' or '_'.") };
                    break;
                case CapabilitySetting.ServerName:
                    read = read with { Capability = CapabilitySetting.Unquote(value) is { } capability ? capability : throw FrontException.BadSetting(name) };
                    break;
                case "insert_deduplication_token":
                    read = read with { DeduplicationToken = value.Length is > 0 and <= MaxTokenLength ? value : throw FrontException.BadSetting(name) };
                    break;
                case "database":
                    if (value is not ("" or "default"))
                    {
                        throw FrontException.BadArgument("There is one database, default.");
                    }

                    break;
                case var _ when name.StartsWith(ParameterPrefix, StringComparison.Ordinal):
                    var parameter = name[ParameterPrefix.Length..];
                    parameters.Add(IsName(parameter, allowDash: false) ? new(parameter, value) : throw FrontException.BadArgument("A query parameter has a wrong name."));
                    break;
                default:
                    if (FrontSettings.ToArgument(name, value) is { } argument)
                    {
                        settings.Add(argument);
                    }

                    break;
            }
        }

        return read.Format.Length > 0 && read.Format.All(char.IsAsciiLetterOrDigit) ? read : throw FrontException.BadArgument("The format has a wrong name.");
    }

    private static string Single(StringValues values) =>
        values.Count == 1 ? values[0] ?? string.Empty : throw FrontException.BadArgument("A parameter is given twice.");

    private static bool IsName(string text, bool allowDash) =>
        text.Length is > 0 and <= MaxIdLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_' || allowDash && c == '-');
}
