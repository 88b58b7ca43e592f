import ArgumentParser
import Model
import Reports

/// `ballast line`: one line with figures in it, for a status bar or a prompt.
struct LineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "line", abstract: "Print one line with figures in it, for a status bar.",
        discussion: """
            A figure is written in braces, as a name, a dot and what is asked of it; after a colon follows its format, as \
            in Python: a sign, a width, “,” for groups, and decimals.

              ballast line '{IWM.last} {IWM.1D:+.2} {10Y.percent} {thesis.met}/{thesis.total}'

              IWM.last 1D 1W … MAX 1M.relative volume volatility63 drawdown252 average50 average200 toAverage50
                toAverage200 name date age source freshness benchmark
              10Y.percent 1D 1M … trend date age    2s10s.bp date age    policy.percent days since date age
              thesis.met notMet unknown total ID ID.figure    deals.count acquisitions upfront
              market.date age session mode

            Returns are in percent, changes of yields in basis points, and a missing figure is —. The figures are those of \
            the store, or else of the tables: nothing is requested. With --follow a line is printed whenever it changes, \
            because a dashboard, ballast watch or ballast refresh has stored something newer.
            """)

    @Argument(help: "The line, such as '{IWM.last} {IWM.1D:+.2}'.")
    var template: String

    @Flag(help: "Print the line again whenever it changes.")
    var follow = false

    @OptionGroup var options: CommonOptions

    /// How often the store is looked at.
    private static let interval = Duration.seconds(1)

    func run() async throws {
        let reader = try LineReader(template: parsed, resolved: options.resolvedOptions)
        var version = StoreVersion(reader.resolved)
        var printed = try reader.line()
        print(printed, reader.resolved)
        guard follow else { return }
        ReaderWatch.begin()
        var minute = ProcessEnvironment.clock().now
        var reported: String?
        while (try? await Task.sleep(for: LineCommand.interval, tolerance: .milliseconds(200))) != nil {
            let (newVersion, newMinute) = (StoreVersion(reader.resolved), ProcessEnvironment.clock().now)
            guard newVersion != version || newMinute != minute else { continue }
            (version, minute) = (newVersion, newMinute)
            do {
                let line = try reader.line()
                if line != printed { print(line, reader.resolved) }
                (printed, reported) = (line, nil)
            } catch let failure as Failure where failure.message == reported {
                continue
            } catch let failure as Failure {
                // The last line stays: the store may only be busy.
                Console.printError(failure.message)
                reported = failure.message
            }
        }
    }

    private var parsed: LineTemplate {
        get throws {
            do throws(LineError) {
                return try LineTemplate(template)
            } catch {
                throw ValidationError(error.description)
            }
        }
    }

    private func print(_ line: String, _ resolved: ResolvedOptions) {
        Console.printNotice(line + "\n", ascii: resolved.ascii)
    }
}
