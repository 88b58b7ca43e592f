public import ArgumentParser
public import Model

extension Day: ExpressibleByArgument {
    /// A date written 2024-05-16.
    public init?(argument: String) { self.init(argument) }
}

extension ParsableCommand {
    /// Checks dates that somebody wrote by the same rule as those of files and services.
    func check(_ days: [(option: String, day: Day?)]) throws(Failure) {
        let rules = DayRules(now: Surroundings.now())
        for (option, day) in days {
            guard let day, let words = rules.breach(day) else { continue }
            throw Failure(words: "ballast: \(option) \(day): expected \(words)")
        }
    }
}
