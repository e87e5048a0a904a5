using System.Runtime.InteropServices;
using Netra.Faults;
using Netra.Faults.Reporting;

const int Broken = 1;
const int WrongUsage = 2;
if (args is [SiloCommand.Name, ..])
{
    return await SiloCommand.RunAsync(args[1..]);
}

FaultOptions options;
try
{
    options = FaultOptions.Parse(args, Directory.GetCurrentDirectory());
}
catch (FormatException wrong)
{
    await Console.Error.WriteLineAsync($"{wrong.Message}{Environment.NewLine}{FaultOptions.Usage}");
    return WrongUsage;
}

// The processes it started end with it, and the small disk goes.
using var interrupted = new CancellationTokenSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
using var pressed = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
var report = await new FaultSuite(options, Console.Out).RunAsync(interrupted.Token);
Console.WriteLine($"{Environment.NewLine}{ReportTable.Of(report)}");
return report.Violations.Count == 0 ? 0 : Broken;

void Interrupt(PosixSignalContext signal)
{
    signal.Cancel = true;
    interrupted.Cancel();
}
