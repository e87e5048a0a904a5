using System.Text;
using Microsoft.AspNetCore.Http;

namespace Netra.Embedded.Http;

/// <summary>A request as the engine understands it.</summary>
/// <param name="QueryId">The id that the request can be killed by.</param>
/// <param name="Statement">The statement's text, without data.</param>
/// <param name="Words">Its words, upper-case.</param>
/// <param name="Format">The format of the result.</param>
/// <param name="Settings">Arguments of the engine's connection.</param>
/// <param name="Parameters">Values for placeholders, as they came: escaped as in a tab-separated file.</param>
/// <param name="Data">The rows of an insert.</param>
internal sealed record FrontRequest(
    string QueryId,
    string Statement,
    IReadOnlyList<string> Words,
    string Format,
    IReadOnlyList<string> Settings,
    IReadOnlyList<KeyValuePair<string, string>> Parameters,
    ReadOnlyMemory<byte> Data)
{
    private const int MaxStatement = 4 << 20;
    private const string ParameterPrefix = "param_";
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Whether it stores rows.</summary>
    public bool IsInsert => Words[0] == "INSERT";

    /// <summary>Whether its result can come in pieces.</summary>
    public bool IsQuery => Words[0] is "SELECT" or "WITH" or "FROM" or "?" && !Words.Contains("FORMAT");

    /// <summary>Whether it kills queries.</summary>
    public bool IsKill => Words[0] == "KILL";

    /// <summary>Reads a request.</summary>
    /// <exception cref="FrontException">It is not one.</exception>
    public static async Task<FrontRequest> ReadAsync(HttpContext context)
    {
        var settings = new List<string>();
        var parameters = new List<KeyValuePair<string, string>>();
        string? query = null;
        var format = context.Request.Headers["X-ClickHouse-Format"].FirstOrDefault() ?? "TabSeparated";
        var queryId = Guid.NewGuid().ToString();
        foreach (var (name, values) in context.Request.Query.Select(pair => (pair.Key, pair.Value)))
        {
            var value = values.Count == 1 ? values[0] ?? string.Empty : throw FrontException.BadArgument("A parameter is given twice.");
            switch (name)
            {
                case "query":
                    query = value;
                    break;
                case "default_format":
                    format = value;
                    break;
                case "query_id":
                    queryId = IsQueryId(value) ? value : throw FrontException.BadArgument("A query id has 1 to 64 letters, digits, '-' or '_'.");
                    break;
                case "database" when value is "" or "default":
                case "user" or "password":
                    break;
                case "role" or "session_id":
                    throw FrontException.UnknownSetting(name);
                case var _ when name.StartsWith(ParameterPrefix, StringComparison.Ordinal):
                    parameters.Add(new(ParameterName(name[ParameterPrefix.Length..]), value));
                    break;
                default:
                    if (FrontSettings.ToArgument(name, value) is { } argument)
                    {
                        settings.Add(argument);
                    }

                    break;
            }
        }

        if (!format.All(char.IsAsciiLetterOrDigit))
        {
            throw FrontException.BadArgument("The format has a wrong name.");
        }

        var body = await RequestBody.ReadAsync(context);
        var rowsAt = query is null ? InsertBody.RowsAt(body.Span) : 0;
        var statement = query ?? Text(rowsAt < 0 ? body : body[..rowsAt]);
        return new FrontRequest(queryId, statement, StatementText.Check(statement), format, settings, parameters, rowsAt < 0 ? default : body[rowsAt..]);
    }

    private static string Text(ReadOnlyMemory<byte> body)
    {
        if (body.Length > MaxStatement)
        {
            throw FrontException.TooLarge(MaxStatement);
        }

        try
        {
            return Utf8.GetString(body.Span);
        }
        catch (DecoderFallbackException)
        {
            throw FrontException.Syntax("The statement is not UTF-8.");
        }
    }

    private static string ParameterName(string name) =>
        name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            ? name
            : throw FrontException.BadArgument("A query parameter has a wrong name.");

    private static bool IsQueryId(string text) => text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
