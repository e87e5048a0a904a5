using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Netra.Grains.Agents;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Budgets;
using Netra.Grains.Isolation;
using Netra.Grains.Recovery;
using Netra.Grains.Telemetry;
using Orleans.Configuration;

namespace Netra.Grains.Execution;

/// <summary>Adds the grains of Netra.Orleans to a silo.</summary>
public static class GrainsHostingExtensions
{
    /// <summary>
    /// Adds users' and agents' grains, the isolation guard before them and the recovery of interrupted runs. The stores they need are
    /// the host's to add. Idempotent.
    /// </summary>
    public static ISiloBuilder AddNetraGrains(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        if (silo.Services.Any(service => service.ServiceType == typeof(UserGrainServices)))
        {
            return silo;
        }

        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddSingleton<UserGrainServices>();
        silo.Services.TryAddSingleton<AgentCatalog>();
        silo.Services.AddMetrics();
        silo.Services.AddSingleton<BudgetMetrics>();
        silo.Services.AddSingleton<StepDrain>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(services => services.GetRequiredService<StepDrain>());
        silo.Services.AddOptions<UserLimits>().BindConfiguration(UserLimits.Section).ValidateOnStart();
        silo.Services.AddSingleton<IValidateOptions<UserLimits>, UserLimitsValidator>();
        silo.Services.AddOptions<PriceOptions>().BindConfiguration(PriceOptions.Section).ValidateOnStart();
        silo.Services.AddSingleton<IValidateOptions<PriceOptions>, PriceOptionsValidator>();
        silo.Services.AddSingleton<PriceTable>();
        AddGuard(silo);
        AddTelemetry(silo);
        silo.AddGrainService<RecoveryService>();
        silo.Configure<SiloMessagingOptions>(options =>
        {
            options.CancelRequestOnTimeout = true;

            // A flood of calls to one user's grain is refused, instead of filling the memory of the silo.
            options.MaxEnqueuedRequestsHardLimit = 10_000;
        });
        return silo;
    }

    private static void AddTelemetry(ISiloBuilder silo)
    {
        silo.Services.AddOptions<ContentOptions>().BindConfiguration(ContentOptions.Section);
        silo.Services.AddSingleton<AgentTelemetry>();
        silo.Services.AddSingleton<RunTelemetry>();

        // Behind the guard: what it denies is counted there.
        silo.AddIncomingGrainCallFilter<DenialTelemetry>();
    }

    private static void AddGuard(ISiloBuilder silo)
    {
        silo.Services.AddSingleton<CallProof>();
        silo.Services.AddSingleton<VerifiedTokens>();
        silo.Services.AddSingleton<RecoveryCaller>();
        silo.Services.AddSingleton<IsolationMetrics>();
        silo.AddIncomingGrainCallFilter<IsolationGuard>();
        silo.AddOutgoingGrainCallFilter<ProofStampFilter>();
    }
}
