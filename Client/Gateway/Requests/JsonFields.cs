using System.Text.Json;

namespace Netra.Client.Gateway.Requests;

/// <summary>The properties of a request's JSON object; each refusal names the property and what is wrong with it.</summary>
internal readonly struct JsonFields
{
    private readonly JsonElement _object;

    private JsonFields(JsonElement value) => _object = value;

    /// <summary>Takes an object that has no other properties than those named: a misspelt one would be ignored otherwise.</summary>
    public static JsonFields Of(JsonElement value, params ReadOnlySpan<string> known)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.Request("The body must be a JSON object.");
        }

        foreach (var property in value.EnumerateObject())
        {
            if (!IsKnown(property, known))
            {
                throw Refusal.Request($"The body has a property that is not known here. Known are: {string.Join(", ", known)}.");
            }
        }

        return new JsonFields(value);
    }

    /// <summary>Text that must be there.</summary>
    public string RequiredText(string name, int min, int max) =>
        OptionalText(name, min, max) ?? throw Refusal.Field(name, "is required.");

    /// <summary>Text, or <see langword="null"/> when it is absent or null.</summary>
    public string? OptionalText(string name, int min, int max)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            throw Refusal.Field(name, "must be text.");
        }

        var text = TextOf(name, value);
        return text.Length >= min && text.Length <= max
            ? text
            : throw Refusal.Field(name, FormattableString.Invariant($"must be {min:N0} to {max:N0} characters long."));
    }

    /// <summary>True or false that must be there.</summary>
    public bool RequiredTruth(string name) => Find(name)?.ValueKind switch
    {
        null => throw Refusal.Field(name, "is required."),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Refusal.Field(name, "must be true or false."),
    };

    /// <summary>An object, or <see langword="null"/> when it is absent or null.</summary>
    public JsonElement? OptionalObject(string name)
    {
        var value = Find(name);
        return value is null or { ValueKind: JsonValueKind.Object } ? value : throw Refusal.Field(name, "must be an object.");
    }

    /// <summary>The text of a value; lone surrogates are no text.</summary>
    public static string TextOf(string name, JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Refusal.Field(name, "is not well-formed text.");
        }
    }

    private static bool IsKnown(JsonProperty property, ReadOnlySpan<string> known)
    {
        foreach (var name in known)
        {
            if (property.NameEquals(name))
            {
                return true;
            }
        }

        return false;
    }

    private JsonElement? Find(string name) =>
        _object.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
