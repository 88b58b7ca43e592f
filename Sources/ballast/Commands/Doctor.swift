import ArgumentParser
import Model

/// `ballast doctor`: checks everything that the dashboard depends on, and suggests remedies.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check terminal, data, store, configuration, clock and sources.",
        discussion: """
            Each source is polled once, or, of a desk, only the collector is asked. Nothing is written, and no key is \
            shown. The exit status is 1 if anything has failed, else 0.
            """)

    @Flag(help: "Print the findings as JSON.")
    var json = false

    @Option(help: ArgumentHelp("How many seconds a source has to respond.", valueName: "seconds"))
    var timeout = 10

    @OptionGroup var desk: DeskOptions

    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard (1...300).contains(timeout) else { throw ValidationError("--timeout is 1 to 300, not \(timeout)") }
    }

    func run() async throws {
        let diagnosis = await Examination(options: options, desk: desk, limit: .seconds(timeout)).run()
        if json {
            Console.write(diagnosis.json.text() + "\n")
        } else {
            Console.printNotice(diagnosis.text, ascii: diagnosis.ascii)
        }
        Console.leave(diagnosis.isBroken ? .failure : .success)
    }
}
