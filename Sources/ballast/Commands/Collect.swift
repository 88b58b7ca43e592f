import ArgumentParser
import Model

/// `ballast collect`: polls the sources for all dashboards of a desk.
struct Collect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collect", abstract: "Poll the sources once for many dashboards, and publish them on a desk.",
        discussion: """
            It runs the configured sources without a screen, keeps its store, and publishes every update on a NATS \
            server, which ballast --desk follows. Of two collectors with one name the second stands by, asks nothing, \
            and takes over within three seconds when the first is not heard any more. A line on standard output tells \
            how it is, whenever that changes and every minute. SIGTERM ends it with status 0. Documentation/desk.md \
            has the configuration of a server.
            """)

    @Flag(help: "Print each line as JSON.")
    var json = false

    @Option(help: "The seconds between two lines.")
    var every = 60

    @OptionGroup var desk: DeskOptions

    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard (1...86_400).contains(every) else { throw ValidationError("--every is 1 to 86400, not \(every)") }
    }

    func run() async throws {
        let signals = EndingSignals()
        let resolved = try options.resolvedOptions(of: desk)
        guard let link = try DeskLink(resolved) else {
            throw Failure(message: "ballast: no desk to collect for: give --desk nats://host:4222, without --offline")
        }
        let collector = try CollectorSession(resolved, link)
        let write = write
        let collecting = Task.detached { await collector.run(report: write) }
        let reporting = Task.detached {
            while (try? await Task.sleep(for: .seconds(every))) != nil { write(collector.report) }
        }
        await signals.wait()
        reporting.cancel()
        collecting.cancel()
        await collecting.value
        if let loss = await collector.end() { Console.printError("ballast: \(loss)") }
        Console.leave(.success)
    }

    /// Prints a report as a line.
    private var write: @Sendable (CollectorReport) -> Void {
        { [json] report in
            json ? Console.write(report.json.text(indented: false) + "\n") : Console.printNotice(report.line + "\n")
        }
    }
}
