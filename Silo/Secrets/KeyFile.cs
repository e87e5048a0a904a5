using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Netra.Silo.Secrets;

/// <summary>The text form of the secrets: JSON with base64 values, <c>sealing</c> by epoch from 1 to 255.</summary>
internal sealed record KeyFile(string IsolationRoot, string Pepper, string ClusterKey, Dictionary<string, string> Sealing)
{
    /// <summary>New random secrets with one sealing epoch.</summary>
    public static KeyFile Generate() => new(NewKey(), NewKey(), NewKey(), new Dictionary<string, string> { ["1"] = NewKey() });

    /// <summary>Reads the secrets.</summary>
    /// <exception cref="FormatException">One is missing, short or malformed; the message names it and never shows it.</exception>
    public static NetraKeys Parse(string json)
    {
        KeyFile? file;
        try
        {
            file = JsonSerializer.Deserialize<KeyFile>(json, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            // The parser's own message could quote a secret.
            throw new FormatException("it is not JSON with isolationRoot, pepper, clusterKey and sealing");
        }

        var epochs = (file?.Sealing ?? []).ToImmutableSortedDictionary(entry => Epoch(entry.Key), entry => Key($"sealing.{entry.Key}", entry.Value));
        return epochs.IsEmpty
            ? throw new FormatException("'sealing' has no key")
            : new NetraKeys(Key("isolationRoot", file!.IsolationRoot), Key("pepper", file.Pepper), Key("clusterKey", file.ClusterKey), epochs);
    }

    /// <summary>The same secrets with one more sealing epoch, which new values use from then on.</summary>
    public KeyFile WithNewEpoch()
    {
        var next = Sealing.Keys.Max(Epoch) + 1;
        return next <= byte.MaxValue
            ? this with { Sealing = new Dictionary<string, string>(Sealing) { [next.ToString(CultureInfo.InvariantCulture)] = NewKey() } }
            : throw new InvalidOperationException("All 255 epochs are used.");
    }

    /// <summary>The text of the file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <inheritdoc/>
    public override string ToString() => "a key file";

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(NetraKeys.KeyBytes));

    private static byte Epoch(string text) =>
        byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) && epoch > 0
            ? epoch
            : throw new FormatException("an epoch in 'sealing' is not a number from 1 to 255");

    private static ReadOnlyMemory<byte> Key(string name, string? text)
    {
        var bytes = new byte[NetraKeys.KeyBytes + 1];
        return text is not null && Convert.TryFromBase64String(text, bytes, out var length) && length == NetraKeys.KeyBytes
            ? bytes.AsMemory(0, length)
            : throw new FormatException($"'{name}' is missing or is not {NetraKeys.KeyBytes} bytes in base64");
    }
}
