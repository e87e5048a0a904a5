using Netra.Faults.Injection;

namespace Netra.Faults;

/// <summary>What is run, and how long.</summary>
internal sealed record FaultOptions
{
    /// <summary>For how long faults are injected. Default: 5 min.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many users there are. Default: 300.</summary>
    public int Users { get; init; } = 300;

    /// <summary>How many silos there are. Default: 3.</summary>
    public int Silos { get; init; } = 3;

    /// <summary>What holds the users' logs. Default: Garnet.</summary>
    public StoreKind Store { get; init; } = StoreKind.Garnet;

    /// <summary>What the order of faults and the behaviour of users follow from. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The pause between two faults. Default: 4 s.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Whether each fault waits until the one before is over and every user's runs end again, and each is injected once. Default: false.</summary>
    public bool OneByOne { get; init; }

    /// <summary>The faults. Default: all that are possible.</summary>
    public IReadOnlyList<FaultKind> Only { get; init; } = Enum.GetValues<FaultKind>();

    /// <summary>How long faults that last do so, at most. Default: 30 s.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Runs of a user at once. Default: 2.</summary>
    public int Runs { get; init; } = 2;

    /// <summary>The longest pause of a user between two runs. Default: 2 s.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The size of the stores' disk; 0: an ordinary one, which is never full. Default: 1024 MiB.</summary>
    public int DiskMegabytes { get; init; } = 1024;

    /// <summary>Further configuration of the silos.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Where the processes write their output.</summary>
    public required string LogDirectory { get; init; }

    /// <summary>What the command line says.</summary>
    public const string Usage = """
        tests/faults [options]
          --minutes N      for how long faults are injected (5)
          --users N        users, each with runs and an event stream (300)
          --silos N        silos (3)
          --store NAME     garnet (in the embedded engines) or redis (a redis-server) (garnet)
          --seed N         the order of faults and the behaviour of users (1)
          --every SECONDS  the pause between two faults (4)
          --longest SECONDS how long faults that last do so, at most (30)
          --only A,B       silo-kill, silo-restart, silo-pause, scale, store-kill, store-pause, engine-kill, disk-full (all)
          --one-by-one     each fault once, and the next when the cluster has recovered
          --runs N         runs of a user at once (2)
          --pace SECONDS   the longest pause of a user between two runs (2)
          --disk MIB       the size of the stores' disk; 0: an ordinary one, never full (1024)
          --Netra:…=…      configuration of the silos
        """;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It is wrong; the message says where.</exception>
    public static FaultOptions Parse(IReadOnlyList<string> arguments, string root)
    {
        var options = new FaultOptions { LogDirectory = Path.Combine(root, "artifacts", "faults") };
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            string Value() => ++i < arguments.Count ? arguments[i] : throw new FormatException($"{name} needs a value.");
            int Number() => int.TryParse(Value(), out var number) && number >= 0 ? number : throw new FormatException($"{name} needs a number.");
            TimeSpan Times(TimeSpan unit) => double.TryParse(Value(), out var number) && number >= 0 ? unit * number : throw new FormatException($"{name} needs a number.");
            options = name switch
            {
                "--minutes" => options with { Duration = Times(TimeSpan.FromMinutes(1)) },
                "--users" => options with { Users = Number() },
                "--silos" => options with { Silos = Number() },
                "--store" => options with { Store = Enum.TryParse<StoreKind>(Value(), true, out var store) ? store : throw new FormatException("--store is garnet or redis.") },
                "--seed" => options with { Seed = Number() },
                "--every" => options with { Every = Times(TimeSpan.FromSeconds(1)) },
                "--longest" => options with { Longest = Times(TimeSpan.FromSeconds(1)) },
                "--only" => options with { Only = [.. Value().Split(',').Select(FaultNames.Parse)] },
                "--one-by-one" => options with { OneByOne = true },
                "--runs" => options with { Runs = Number() },
                "--pace" => options with { Pace = Times(TimeSpan.FromSeconds(1)) },
                "--disk" => options with { DiskMegabytes = Number() },
                _ when name.StartsWith("--Netra:", StringComparison.Ordinal) => options with { Settings = [.. options.Settings, name] },
                _ => throw new FormatException($"'{name}' is no option."),
            };
        }

        return options;
    }
}
