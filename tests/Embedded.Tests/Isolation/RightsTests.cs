using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using Netra.Embedded.Tests.Engines;
using Netra.Embedded.Tests.Http;

namespace Netra.Embedded.Tests.Isolation;

/// <summary>What the serving engine may do, and where it can be reached.</summary>
public sealed class RightsTests(EngineFixture engines)
{
    private static readonly string Capability = new('d', 64);

    [Theory]
    [InlineData("async_insert")]
    [InlineData("use_query_cache")]
    [InlineData("use_query_condition_cache")]
    [InlineData("optimize_functions_to_subcolumns")]
    [InlineData("optimize_move_to_prewhere")]
    [InlineData("query_plan_join_swap_table")]
    [InlineData("query_plan_optimize_join_order_limit")]
    [InlineData("use_statistics")]
    [InlineData("use_statistics_for_part_pruning")]
    [InlineData("allow_introspection_functions")]
    [InlineData("log_queries")]
    public async Task Setting_ThatARequestDoesNotName_IsOff(string setting)
    {
        var (status, text) = await engines.Engine.PostAsync($"SELECT toString(getSetting('{setting}'))", Capability);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(text.Trim(), (string[])["0", "false"]);
    }

    [Theory]
    [InlineData("tables")]
    [InlineData("columns")]
    public async Task Description_OfWhatIsNotTheUsers_IsHidden(string table)
    {
        Assert.Equal("0\n", (await engines.Engine.PostAsync($"SELECT count() FROM system.{table} WHERE database != 'default'", Capability)).Text);
        Assert.NotEqual("0\n", (await engines.Engine.PostAsync($"SELECT count() FROM system.{table}", Capability)).Text);
    }

    [Fact]
    public void Ports_OfTheEngines_AreOnLoopbackOnly()
    {
        int[] ports = [engines.Engine.Address.Port, engines.Engine.Redis.GetProperty("port").GetInt32()];
        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => ports.Contains(listener.Port)).ToArray();

        Assert.Equal(ports.Order(), listeners.Select(listener => listener.Port).Distinct().Order());
        Assert.All(listeners, listener => Assert.True(IPAddress.IsLoopback(listener.Address), listener.ToString()));
    }

    [Fact]
    public void Credentials_OfTheEngines_AreReadableByTheirOwnerOnly()
    {
        var password = engines.Engine.ClickHouse.GetProperty("password").GetString()!;
        var files = Directory.GetFiles(engines.Engine.DataDirectory, "*.json", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains(password, StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(files);
        foreach (var file in files.Where(_ => !OperatingSystem.IsWindows()))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file));
        }
    }

    [Theory]
    [InlineData("'")]
    [InlineData("\\'")]
    [InlineData("\\\\'")]
    [InlineData("', log_comment = 'x")]
    [InlineData("'; SET log_comment = 'x")]
    public async Task Parameter_WithAQuote_ChangesNoSetting(string value)
    {
        var (_, text) = await engines.Engine.PostAsync(
            "SELECT getSetting('log_comment') = {c:String}", Capability, string.Create(CultureInfo.InvariantCulture, $"param_c={Capability}&param_p={Uri.EscapeDataString(value)}"));

        Assert.True(text == "1\n" || text.StartsWith("Code: 457.", StringComparison.Ordinal), text);
    }

    [Theory]
    [InlineData("p = '', log_comment")]
    [InlineData("p = ''; SET log_comment")]
    [InlineData("p = '' -- ")]
    public async Task Parameter_WhoseNameIsMore_IsRefused(string name)
    {
        var foreign = new string('e', 64);

        var (status, text) = await engines.Engine.PostAsync("SELECT getSetting('log_comment')", Capability, $"{Uri.EscapeDataString($"param_{name}")}={foreign}");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.DoesNotContain(foreign, text, StringComparison.Ordinal);
    }
}
