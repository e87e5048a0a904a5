using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Netra.Client.Gateway.Authentication;
using Netra.Client.Gateway.OpenApi;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Client.Gateway.Ingest;

/// <summary><c>POST /v1/ingest/{table}</c>.</summary>
internal static class IngestEndpoint
{
    private const string Csv = "text/csv";
    private const string Ndjson = "application/x-ndjson";
    private const int MaxTableName = 128;

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost("/ingest/{table}", IngestAsync)
        .WithName("ingest").WithSummary("Stores rows, all or none.").WithTags("data")
        .WithMetadata(new AcceptedBody(Ndjson, Csv)).Produces<ImportedDocument>();

    private static async Task<IResult> IngestAsync(
        HttpContext context, UserGrains users, IOptions<NetraGatewayOptions> options, ILogger<Import> logger, string table)
    {
        var format = FormatOf(context.Request);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = options.Value.MaxImportBytes;
        }

        var caller = context.GetCaller();
        var schema = table.Length <= MaxTableName ? await users.Of(caller).DescribeTableAsync(table) : null;
        var layout = new TableLayout(schema ?? throw new NetraException(ErrorCodes.NotFound, "There is no such table."));
        IRecordSource source = format == Csv
            ? await CsvSource.OpenAsync(context.Request.Body, layout, context.RequestAborted)
            : new NdjsonSource(context.Request.BodyReader, layout);
        var rows = await new Import(users, caller, schema.Name, options.Value.MaxImportRows, logger).RunAsync(source, context.RequestAborted);
        return Results.Json(new ImportedDocument(rows));
    }

    private static string FormatOf(HttpRequest request)
    {
        var isPlain = request.Headers.ContentEncoding is [] or ["identity"];
        if (isPlain
            && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            if (type.MediaType.Equals(Csv, StringComparison.OrdinalIgnoreCase))
            {
                return Csv;
            }

            if (type.MediaType.Equals(Ndjson, StringComparison.OrdinalIgnoreCase))
            {
                return Ndjson;
            }
        }

        throw new BadHttpRequestException("Neither CSV nor NDJSON.", StatusCodes.Status415UnsupportedMediaType);
    }
}
