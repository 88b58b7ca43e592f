import ArgumentParser
import Dashboard
import Model
import Reports

/// `ballast recap`: summarises a session in prose, a table and traceable figures.
struct RecapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recap", abstract: "Summarise a session, with every figure traceable.",
        discussion: "At most 200 words and a table, without colour: ready to be mailed.")

    /// The output formats.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, markdown, json
    }

    @Option(help: "The session (2024-05-16), or a date after it; by default the newest.")
    var date: Day?

    @Option(help: ArgumentHelp("The session to compare with; by default the one before.", valueName: "date"))
    var since: Day?

    @Option(help: "What to print: text, markdown or json.")
    var format = Format.text

    @Option(help: ArgumentHelp("The fund whose sectors are included.", valueName: "symbol"))
    var select: Symbol?

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if let date, let since, since >= date { throw ValidationError("--since is not before --date") }
    }

    func run() throws {
        try check([("--date", date), ("--since", since)])
        let resolved = try options.resolvedOptions
        let tables = try Tables(resolved)
        let market = tables.fullMarket
        if let select, market[select] == nil { throw Failure(message: "ballast: no instrument \(select)") }
        let recap: Recap
        var subject = select.map { RecapSubject(fund: $0) } ?? RecapSubject()
        let listed = resolved.configuration.lists.allSymbols
        subject.excluded = Set(
            market.listings.lazy.map(\.instrument).filter { $0.isUnwatched(by: listed) }.map(\.symbol))
        let thesis = try tables.thesis(resolved)
        do {
            recap = try market.recap(on: date, since: since, subject: subject, thesis: thesis)
        } catch {
            throw Failure(message: "ballast: \(error)")
        }
        print(recap, ascii: resolved.ascii)
    }

    private func print(_ recap: Recap, ascii: Bool) {
        switch format {
        case .json: Console.write(recap.json().text() + "\n")
        case .markdown: Console.printNotice(recap.markdown, ascii: ascii)
        case .text: Console.printNotice(recap.text(), ascii: ascii)
        }
    }
}
