import ArgumentParser
import Formats

/// A command with its arguments and subcommands, as the parser of the command line describes it.
struct CommandDescription: JSONField {
    @Lenient var commandName: String?
    @Lenient var abstract: String?
    @Lenient var discussion: String?
    @Lenient var subcommands: [CommandDescription]?
    @Lenient var parameters: [ArgumentDescription]?

    private enum CodingKeys: String, CodingKey {
        case commandName, abstract, discussion, subcommands
        case parameters = "arguments"
    }

    /// The names of its options and flags, with their hyphens.
    var optionNames: [String] { (parameters ?? []).flatMap(\.spellings) }

    /// The description of a command with all of its subcommands.
    static func of(_ command: any ParsableArguments.Type) throws(Failure) -> CommandDescription {
        do throws(FeedError) {
            let tool = try JSONFile<Tool>(Array(command._dumpHelp().utf8), source: "commands").content
            if let command = tool.command { return command }
        } catch {
            throw Failure(message: "ballast: \(error)")
        }
        throw Failure(message: "ballast: the commands cannot be described")
    }

    private struct Tool: JSONField {
        @Lenient var command: CommandDescription?
    }
}

/// An argument, option or flag of a command.
struct ArgumentDescription: JSONField {
    @Lenient var kind: String?
    @Lenient var shouldDisplay: Bool?
    @Lenient var isOptional: Bool?
    @Lenient var isRepeating: Bool?
    @Lenient var names: [Name]?
    @Lenient var valueName: String?
    @Lenient var defaultValue: String?
    @Lenient var abstract: String?

    /// A name of an option or flag.
    struct Name: JSONField {
        @Lenient var kind: String?
        @Lenient var name: String?
    }

    /// Whether it is given by its position.
    var isPositional: Bool { kind == "positional" }

    /// The names with their hyphens; none of a positional argument.
    var spellings: [String] {
        (names ?? []).map { ($0.kind == "long" ? "--" : "-") + ($0.name ?? "") }
    }

    /// The names with the value that follows, as in the term of an entry.
    var term: String {
        if isPositional { return "‹\(valueName ?? "")›" }
        let value = kind == "option" ? " ‹\(valueName ?? "value")›" : ""
        return spellings.map { "`\($0)`\(value)" }.joined(separator: ", ")
    }

    /// How it is written in a synopsis.
    var usage: String {
        let value = kind == "option" ? " ‹\(valueName ?? "value")›" : ""
        let written = isPositional ? term : "`\(spellings.last ?? "")`\(value)"
        return (isOptional ?? false ? "[\(written)]" : written) + (isRepeating ?? false ? " ..." : "")
    }
}
