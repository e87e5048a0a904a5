namespace Netra.Client.Gateway.Telemetry;

/// <summary>Which tags metrics of libraries keep, so that none has as many values as somebody outside likes.</summary>
internal static class MetricTags
{
    /// <summary>Without the name that the provider gives to its model in each answer.</summary>
    public static readonly string[] OfModels = ["gen_ai.operation.name", "gen_ai.provider.name", "gen_ai.request.model", "gen_ai.token.type", "error.type"];
}
