import ArgumentParser
import Dashboard
import Model

/// What `add` and `remove` have in common: symbols, a list, and the file that is changed.
struct ListChange: ParsableArguments {
    @Argument(help: "The symbols, such as NVDA.")
    var symbols: [Symbol]

    @Option(help: ArgumentHelp("The name of the watch list.", valueName: "name"), completion: .watchLists)
    var list: String?

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if symbols.isEmpty { throw ValidationError("name a symbol, such as NVDA") }
        if let odd = symbols.first(where: { !Symbol.isPlain($0.name) }) {
            throw ValidationError("“\(PlainText.clean(odd.name, limit: 24))” is not a symbol")
        }
    }

    /// Makes an edit of the list named, or of the one that a configuration suggests, and prints what was done.
    func apply(
        _ suggested: (Configuration) throws -> String, _ edit: (_ list: String) -> ConfigurationEdit
    ) throws {
        let resolved = try options.resolvedOptions
        guard let file = resolved.file else {
            throw Failure(message: "ballast: no folder for a configuration: neither HOME nor XDG_CONFIG_HOME is set")
        }
        let edit = edit(try list ?? suggested(resolved.configuration))
        do throws(ConfigurationEditError) {
            _ = try file.apply(edit)
        } catch {
            throw Failure(message: error.description)
        }
        Console.printNotice("\(edit.message) in \(file.path)\n")
    }

    /// The lines that tell what is known about the symbols in the local data; none if it cannot be read.
    var descriptions: [String] {
        guard let resolved = try? options.uncheckedOptions, let tables = try? Tables(resolved) else { return [] }
        return symbols.map { tables.market.description(of: $0) }
    }
}
