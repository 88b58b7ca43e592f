public import ArgumentParser
public import Model

extension Day: ExpressibleByArgument {
    /// Parses a date such as 2024-05-16.
    public init?(argument: String) { self.init(argument) }

    /// Sessions of the data.
    public static var defaultCompletionKind: CompletionKind { .dates }
}

extension ParsableCommand {
    /// Checks dates from the command line by the rules for dates in files and responses.
    func check(_ days: [(option: String, day: Day?)]) throws(Failure) {
        let rules = DayRules(now: ProcessEnvironment.now())
        for (option, day) in days {
            guard let day, let expected = rules.breach(day) else { continue }
            throw Failure(message: "ballast: \(option) \(day): expected \(expected)")
        }
    }
}
