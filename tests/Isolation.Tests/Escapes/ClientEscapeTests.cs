using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Tokens;

namespace Netra.Isolation.Tests.Escapes;

/// <summary>What an Orleans client can try: it can name any grain, call any interface and write any request context.</summary>
public sealed class ClientEscapeTests(NetraCluster cluster)
{
    private static readonly string[] WrongTokens = ["none", "empty", "garbage", "expired", "other-issuer", "other-audience", "other-key", "foreign", "truncated"];

    public static TheoryData<string> Tokens => new(WrongTokens);

    [Theory]
    [MemberData(nameof(Tokens))]
    public async Task Client_WithAWrongToken_IsDeniedEveryWay(string kind)
    {
        var victim = await Victim.CreateAsync(cluster);
        Use(kind, victim.Name);
        var user = cluster.Client.GetGrain<IUserExecutionGrain>(victim.Name);

        await DeniedAsync(() => user.GetSessionJsonAsync(Victim.Key));
        await DeniedAsync(() => user.SetSessionJsonAsync(Victim.Key, "1", null));
        await DeniedAsync(() => user.ExecuteAnalyticsQueryAsync(new AnalyticsQuery("SELECT 1"), default));
        await DeniedAsync(() => user.StartRunAsync(new StartRun(RunId.New(DateTimeOffset.UtcNow), null, null, AgentName.Parse("script"), "answer x", "{}")));
        await DeniedAsync(user.EraseAsync);
        await DeniedAsync(async () =>
        {
            await foreach (var _ in user.SubscribeAsync(new EventSubscription(null, null), default))
            {
                break;
            }
        });

        await victim.AssertUntouchedAsync();
    }

    [Fact]
    public async Task Client_WithItsOwnToken_ReachesNoInterfaceOfAgents()
    {
        var victim = await Victim.CreateAsync(cluster);
        CallerToken.Use(cluster.Tokens.For(victim.Name));
        var agent = new AgentGrainKey(UserId.Parse(victim.Name), RunId.New(DateTimeOffset.UtcNow), AgentName.Parse("script"), CallId.Root);
        var data = cluster.Client.GetGrain<IUserDataGrain>(victim.Name);

        await DeniedAsync(() => data.GetSessionAsync(Victim.Key));
        await DeniedAsync(() => data.OpenContextAsync(ContextKind.ClickHouse));
        await DeniedAsync(() => cluster.Client.GetGrain<IUserRunGrain>(victim.Name).ReportAsync(new AgentExecution(agent.RunId, CallId.Root, Guid.NewGuid()), [new AgentReport([], null)]));
        await DeniedAsync(() => cluster.Client.GetGrain<IUserRecoveryGrain>(victim.Name).WakeAsync());
        await DeniedAsync(() => cluster.Client.GetGrain<IAgentGrain>(agent.ToGrainKey()).StopAsync());

        await victim.AssertUntouchedAsync();
    }

    [Fact]
    public async Task Client_WithItsOwnToken_StreamsNothingOfAgents()
    {
        var victim = await Victim.CreateAsync(cluster);
        CallerToken.Use(cluster.Tokens.For(victim.Name));
        var data = cluster.Client.GetGrain<IUserDataGrain>(victim.Name);

        await DeniedAsync(async () =>
        {
            await foreach (var _ in data.StreamAsync(Guid.NewGuid(), new AnalyticsQuery("SELECT 1"), default))
            {
                break;
            }
        });
    }

    [Fact]
    public async Task Client_ForgedProof_IsDenied()
    {
        var victim = await Victim.CreateAsync(cluster);
        RequestContext.Set("netra.proof", new byte[32]);

        await DeniedAsync(() => cluster.Client.GetGrain<IUserDataGrain>(victim.Name).GetSessionAsync(Victim.Key));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Client_ManagementExtension_IsDenied(bool withToken)
    {
        var victim = await Victim.CreateAsync(cluster);
        Use(withToken ? "own" : "none", victim.Name);
        var grain = cluster.Client.GetGrain<IUserExecutionGrain>(victim.Name);

        await DeniedAsync(async () => await grain.Cast<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle());
    }

    [Fact]
    public async Task Client_ReminderOfAUsersGrain_IsDenied()
    {
        var victim = await Victim.CreateAsync(cluster);
        CallerToken.Use(cluster.Tokens.For(victim.Name));

        // Users' grains have no reminders at all, so the call ends before there is anything to deny.
        await Assert.ThrowsAnyAsync<Exception>(() => cluster.Client.GetGrain<IUserExecutionGrain>(victim.Name).Cast<IRemindable>().ReceiveReminder("x", default, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Client_TokenThatExpiresWhileItSubscribes_EndsTheSubscription()
    {
        var user = NetraCluster.NewUser();
        CallerToken.Use(cluster.Tokens.For(user, TimeSpan.FromSeconds(3)));
        var grain = cluster.Client.GetGrain<IUserExecutionGrain>(user);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));

        await DeniedAsync(async () =>
        {
            await foreach (var _ in grain.SubscribeAsync(new EventSubscription(null, null), patience.Token))
            {
            }
        });
    }

    private void Use(string kind, string victim)
    {
        RequestContext.Clear();
        var stranger = NetraCluster.NewUser("stranger");
        if (kind != "none")
        {
            CallerToken.Use(kind switch
            {
                "own" => cluster.Tokens.For(victim),
                "empty" => string.Empty,
                "garbage" => "a.b.c",
                "expired" => cluster.Tokens.For(victim, TimeSpan.FromMinutes(-1)),
                "other-issuer" => cluster.Tokens.For(victim, issuer: "elsewhere"),
                "other-audience" => cluster.Tokens.For(victim, audience: "elsewhere"),
                "other-key" => new TestTokens().For(victim),
                "truncated" => cluster.Tokens.For(victim)[..^2],
                _ => cluster.Tokens.For(stranger),
            });
        }
    }

    private static async Task DeniedAsync(Func<Task> call)
    {
        var denial = await Assert.ThrowsAsync<NetraException>(call);
        Assert.Equal(ErrorCodes.Forbidden, denial.Code);
    }
}
