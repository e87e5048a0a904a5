using Microsoft.AspNetCore.Http.Metadata;

namespace Netra.Client.Gateway.OpenApi;

/// <summary>Documents the types of a body that the endpoint reads by itself.</summary>
internal sealed class AcceptedBody(params string[] contentTypes) : IAcceptsMetadata
{
    public IReadOnlyList<string> ContentTypes => contentTypes;

    public Type RequestType => typeof(Stream);

    public bool IsOptional => false;
}
