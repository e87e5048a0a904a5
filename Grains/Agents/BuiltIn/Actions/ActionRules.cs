using Netra.Grains.Agents.BuiltIn.Optimization;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Actions;

/// <summary>What to do about a finding. The steps are rules of thumb; every number in them is one of the finding's.</summary>
internal static class ActionRules
{
    public static PlannedAction For(Finding finding)
    {
        var (title, effort, reason) = Work(finding);
        return new PlannedAction(0, title, effort, reason, finding.Gain)
        {
            Finding = finding.Id,
            Because = finding.Title,
            Steps = [.. Steps(finding)],
            Check = Check(finding),
            Risk = Risk(finding),
        };
    }

    private static (string Title, Effort Effort, string Reason) Work(Finding finding) => finding.Kind switch
    {
        FindingKind.CheaperModel when finding.TargetIsInUse =>
            ($"Route {Share(finding)} of {Of(finding)} to {finding.TargetModel}", Effort.Low, $"{finding.TargetModel} is already in use, so it is a change of routing and a comparison of answers."),
        FindingKind.CheaperModel => ($"Try {finding.TargetModel} for {Share(finding)} of {Of(finding)}", Effort.Medium, $"{finding.TargetModel} is new to this data: prompts and answers have to be tried first."),
        FindingKind.LongContext => ($"Cap the context at {Say.Count(finding.CapInputTokens ?? 0)} input tokens", Effort.Medium, "Prompts have to be shortened or summarised where they are made, and answers compared."),
        FindingKind.Repeats when finding.HasPromptHash => ("Keep the answers of repeated prompts", Effort.Medium, "A cache by prompt hash, with a time after which answers are no longer kept, is a small service of its own."),
        FindingKind.Repeats => ("Record a prompt hash, and look again before building a cache", Effort.Low, "One more dimension with each event; the cache pays only if the prompts are the same."),
        FindingKind.CostOutliers => ($"Look at the dearest events of {Of(finding)}, and limit their output", Effort.Low, "It begins with a look at a few events; a limit is a setting."),
        FindingKind.SlowTail => ($"Shorten the slow tail of {Of(finding)}", Effort.Medium, "Its cause has to be found first: length, retries, or waiting at the provider."),
        FindingKind.SlowGroup => ($"Make {Of(finding)} faster", Effort.High, "What is slow throughout is slow by how it works: prompt, model, or what it waits for."),
        FindingKind.Errors => ($"Find out why {Of(finding)} fails, and mend it", Effort.Medium, "Errors have to be told apart by cause; those that pass need only a retry."),
        _ => ("Look at what happened then", Effort.Low, "A look at the events of that time."),
    };

    private static IEnumerable<string> Steps(Finding finding) => finding.Kind switch
    {
        FindingKind.CheaperModel =>
        [
            $"Send some of the events of {Of(finding)} to both models and compare the answers, by people or by a test set.",
            $"If they hold, route {Share(finding)} to {finding.TargetModel}, in two or three stages.",
            "Watch error rate and latency of the new model at each stage; go back when one of them rises.",
        ],
        FindingKind.LongContext =>
        [
            $"List the events with more than {Say.Count(finding.CapInputTokens ?? 0)} input tokens, and see which parts of the prompt make them long.",
            "Drop what answers do not need: old turns, whole documents where passages do, repeated instructions.",
            "Enforce the cap where prompts are made, and compare answers before and after on a sample.",
        ],
        FindingKind.Repeats when finding.HasPromptHash =>
        [
            "Keep answers by workload, model and prompt hash, for as long as an answer stays right.",
            "Leave out what must be fresh or personal.",
            "Record which events were served from the cache, so that its share can be asked for.",
        ],
        FindingKind.Repeats =>
        [
            "Send a hash of the prompt with each event, as dimension prompt_hash.",
            "After some days ask for savings again: repeats are then counted by hash, and no longer by length.",
            "Build a cache only if what it saves is worth it.",
        ],
        FindingKind.CostOutliers =>
        [
            $"Ask for the most expensive events of {Of(finding)} and look for what they have in common.",
            "Limit output tokens, and the number of retries of one request.",
            "Set a budget for the workload, so that the next such event is noticed.",
        ],
        FindingKind.SlowTail =>
        [
            "Compare input and output tokens of the slowest events with those of the usual ones.",
            "If the slow ones are the long ones, limit their length; if not, look for retries and for waiting at the provider.",
            "Set a time limit near the p95 and retry beyond it, if the requests may be sent twice.",
        ],
        FindingKind.SlowGroup =>
        [
            "Compare its tokens per event with those of the others: a longer prompt or answer explains a longer time.",
            "Stream answers to those who wait, and do steps at once that do not need each other.",
            "Try a faster model on a sample, and compare answers.",
        ],
        FindingKind.Errors =>
        [
            "Ask for the errors by hour, model and event type: a burst has another cause than a steady rate.",
            "Retry what passes (timeouts, rate limits), with pauses that grow; do not retry what does not.",
            "Mend what remains at its source, beginning with the most frequent.",
        ],
        _ =>
        [
            $"Ask what happened between {Say.Time(finding.From ?? default)} and {Say.Time(finding.To ?? default)} UTC, by workload, model and event type.",
            "Compare with what was changed or deployed then.",
            "If it was wanted, leave it; if not, set a warning at that level.",
        ],
    };

    private static string Check(Finding finding) => finding.Kind switch
    {
        FindingKind.CheaperModel => $"Compare cost, latency and error rate of {Of(finding)} this week with last week.",
        FindingKind.LongContext => "What is the p95 of input tokens this week compared with last week?",
        FindingKind.Repeats => "What could be saved by keeping answers?",
        FindingKind.CostOutliers => $"Which are the five most expensive events of {Of(finding)} this week?",
        FindingKind.SlowTail or FindingKind.SlowGroup => $"Compare the p95 latency of {Of(finding)} this week with last week.",
        FindingKind.Errors => $"What is the error rate of {Of(finding)} this week compared with last week?",
        _ => "Are there anomalies this week?",
    };

    private static string Risk(Finding finding) => finding.Kind switch
    {
        FindingKind.CheaperModel => "Answers may be worse; the data does not tell how good an answer was.",
        FindingKind.LongContext => "An answer may miss what was cut.",
        FindingKind.Repeats => "An answer that was kept may be out of date.",
        FindingKind.CostOutliers => "Some of these events may need what they cost.",
        FindingKind.SlowTail => "Retries at a time limit cost tokens twice.",
        FindingKind.SlowGroup => "A faster model or a shorter prompt may answer worse.",
        FindingKind.Errors => "Retries hide a cause that then grows.",
        _ => "None.",
    };

    private static string Share(Finding finding) => $"{Say.Number(finding.SharePercent ?? 100)}%";

    private static string Of(Finding finding) => (finding.Workload, finding.Model) switch
    {
        ({ } workload, { } model) => $"workload {Say.Name(workload)} on model {Say.Name(model)}",
        ({ } workload, null) => $"workload {Say.Name(workload)}",
        (null, { } model) => $"model {Say.Name(model)}",
        _ => "the events",
    };
}
