using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Netra.Silo.Secrets;

/// <summary>The text form of the secrets: JSON with base64 values.</summary>
/// <param name="IsolationRoot">See <see cref="NetraKeys.IsolationRoot"/>.</param>
/// <param name="Pepper">See <see cref="NetraKeys.Pepper"/>.</param>
/// <param name="ClusterKey">See <see cref="NetraKeys.ClusterKey"/>.</param>
/// <param name="Sealing">The sealing keys by epoch, from 1 to 255.</param>
/// <param name="Current">The epoch that new values are sealed in; not set: the newest.</param>
internal sealed record KeyFile(string IsolationRoot, string Pepper, string ClusterKey, Dictionary<string, string> Sealing, int? Current = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    /// <summary>The newest epoch.</summary>
    [JsonIgnore]
    public byte NewestEpoch => Sealing.Keys.Max(Epoch);

    /// <summary>New random secrets with one sealing epoch.</summary>
    public static KeyFile Generate() => new(NewKey(), NewKey(), NewKey(), new Dictionary<string, string> { ["1"] = NewKey() });

    /// <summary>Reads the secrets.</summary>
    /// <exception cref="FormatException">One is missing, short or malformed; the message names it and never shows it.</exception>
    public static NetraKeys Parse(string json)
    {
        var file = Read(json);
        return new NetraKeys(
            Key("isolationRoot", file.IsolationRoot),
            Key("pepper", file.Pepper),
            Key("clusterKey", file.ClusterKey),
            file.Sealing.ToImmutableSortedDictionary(entry => Epoch(entry.Key), entry => Key("sealing", entry.Value)),
            (byte)(file.Current ?? file.NewestEpoch));
    }

    /// <summary>Reads and checks the text of a file.</summary>
    /// <exception cref="FormatException">Something is missing, short or malformed; the message names it and never shows it.</exception>
    public static KeyFile Read(string json)
    {
        KeyFile? file;
        try
        {
            file = JsonSerializer.Deserialize<KeyFile>(json, Json);
        }
        catch (JsonException)
        {
            // The parser's own message could quote a secret.
            throw new FormatException("it is not JSON with isolationRoot, pepper, clusterKey and sealing");
        }

        if (file?.Sealing is not { Count: > 0 } sealing)
        {
            throw new FormatException("'sealing' has no key");
        }

        if (sealing.Keys.Select(Epoch).Distinct().Count() < sealing.Count)
        {
            throw new FormatException("an epoch in 'sealing' stands there twice");
        }

        if (file.Current is { } current && sealing.Keys.All(epoch => Epoch(epoch) != current))
        {
            throw new FormatException("'current' is not an epoch in 'sealing'");
        }

        Key("isolationRoot", file.IsolationRoot);
        Key("pepper", file.Pepper);
        Key("clusterKey", file.ClusterKey);
        Array.ForEach([.. sealing.Values], key => Key("sealing", key));
        return file;
    }

    /// <summary>The same secrets with one more sealing epoch.</summary>
    /// <param name="use">Whether new values are sealed in it; otherwise in the epoch as before.</param>
    public KeyFile WithNewEpoch(bool use)
    {
        var newest = NewestEpoch;
        return newest < byte.MaxValue
            ? this with
            {
                Sealing = new Dictionary<string, string>(Sealing) { [(newest + 1).ToString(CultureInfo.InvariantCulture)] = NewKey() },
                Current = use ? newest + 1 : Current ?? newest,
            }
            : throw new InvalidOperationException("All 255 epochs are used.");
    }

    /// <summary>The text of the file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

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
