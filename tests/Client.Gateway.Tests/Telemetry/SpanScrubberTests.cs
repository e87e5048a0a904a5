using System.Diagnostics;
using Netra.Client.Gateway.Telemetry;

namespace Netra.Client.Gateway.Tests.Telemetry;

public sealed class SpanScrubberTests
{
    [Fact]
    public void Span_BeforeItIsExported_HasOnlyTheAttributesOfItsSource_AndNoLongOnes()
    {
        using var source = new ActivitySource("Netra.Tests.Scrubbed");
        using var listener = new ActivityListener
        {
            ShouldListenTo = listened => listened == source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        using var scrubber = new SpanScrubber([new SpanAttributes(source.Name, ["kept", "long", "count"])]);
        using var span = source.StartActivity("work")!;
        span.SetTag("kept", "name").SetTag("long", new string('x', 1 << 20)).SetTag("count", 7).SetTag("user", "alice").SetStatus(ActivityStatusCode.Error, "about alice");

        scrubber.OnEnd(span);

        Assert.Equal(["kept", "long", "count"], span.TagObjects.Select(tag => tag.Key));
        Assert.Equal(["name", new string('x', 256), 7], span.TagObjects.Select(tag => tag.Value));
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Null(span.StatusDescription);
    }
}
