namespace Netra.Embedded.Http;

/// <summary>The front refuses a request, with ClickHouse's number for the reason.</summary>
internal sealed class FrontException(int status, int code, string message) : Exception($"Code: {code}. DB::Exception: {message}")
{
    private const int UnknownSettingCode = 115;
    private const int BadArgumentsCode = 36;
    private const int SyntaxErrorCode = 62;
    private const int AuthenticationFailedCode = 516;
    private const int TooManyQueriesCode = 202;
    private const int TooLargeCode = 307;
    private const int NotAllowedCode = 497;

    /// <summary>The HTTP status.</summary>
    public int Status => status;

    /// <summary>ClickHouse's error code.</summary>
    public int Code => code;

    public static FrontException UnknownSetting(string name) =>
        new(400, UnknownSettingCode, $"Setting '{Shown(name)}' cannot be set on the embedded engine. (UNKNOWN_SETTING)");

    public static FrontException BadSetting(string name) => new(400, BadArgumentsCode, $"Setting '{Shown(name)}' has a wrong value. (BAD_ARGUMENTS)");

    public static FrontException BadArgument(string message) => new(400, BadArgumentsCode, $"{message} (BAD_ARGUMENTS)");

    public static FrontException Syntax(string message) => new(400, SyntaxErrorCode, $"{message} (SYNTAX_ERROR)");

    public static FrontException Unauthenticated() => new(401, AuthenticationFailedCode, "User or password is wrong. (AUTHENTICATION_FAILED)");

    public static FrontException Forbidden(string message) => new(403, NotAllowedCode, $"{message} (ACCESS_DENIED)");

    public static FrontException TooManyQueries() => new(503, TooManyQueriesCode, "Too many simultaneous queries. (TOO_MANY_SIMULTANEOUS_QUERIES)");

    public static FrontException TooLarge(long limit) => new(413, TooLargeCode, $"The request is larger than {limit} bytes. (TOO_MANY_BYTES)");

    private static string Shown(string name) => name.Length <= 64 ? name : name[..64];
}
