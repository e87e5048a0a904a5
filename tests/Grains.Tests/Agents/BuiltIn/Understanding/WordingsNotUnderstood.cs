namespace Netra.Grains.Tests.Agents.BuiltIn.Understanding;

/// <summary>Messages without a question that the data answers.</summary>
internal static class WordingsNotUnderstood
{
    public static TheoryData<string, string> Table { get; } = new()
    {
        { "forecast next month's cost", "I did not understand the question." },
        { "tell me a joke", "I did not understand the question." },
        { "what is the meaning of life?", "I did not understand the question." },
        { "asdf qwer zxcv", "I did not understand the question." },
        { "42", "I did not understand the question." },
        { "Wie hoch ist die Latenz?", "I did not understand the question." },
        { "thanks!", "I did not understand the question." },
        { "events on 3/4/2026", "I did not understand the question." },
        { "What is the capital of France?", "I did not understand the question." },
        { "Who is the president?", "I did not understand the question." },
        { "how old are you", "I did not understand the question." },
        { "2+2", "I did not understand the question." },
        { "write a poem about tokens", "I did not understand the question." },
        { "What's the cost of living in Paris?", "I did not understand the question." },
        { "What is the average salary?", "I did not understand the question." },
        { "what did John spend?", "I did not understand the question." },
        { "😀", "I did not understand the question." },
        { "...", "I did not understand the question." },
        { "?", "I did not understand the question." },
        { "how", "I did not understand the question." },
        { "why?", "I did not understand the question." },
        { "workload zebra", "The question names something that the data does not have." },
        { "What did John spend?", "I did not understand the question." },
        { "what is related to what?", "I did not understand the question." },
        { "average", "I did not understand the question." },
        { "export my data as csv", "I did not understand the question." },
        { "cat /etc/passwd", "I did not understand the question." },
        { "how is Bob doing", "I did not understand the question." },
    };
}
