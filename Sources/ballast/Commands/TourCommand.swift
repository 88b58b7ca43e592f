import ArgumentParser

/// `ballast tour`: the dashboard, which opens with a walk through the month of the article.
struct TourCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tour", abstract: "Show the article's month in eight stops, each one key.",
        discussion: """
            It opens the dashboard on 16 May 2024 and goes from panel to panel: Enter for the next stop, p for the one \
            before, Esc to leave. All other keys work as ever. In the dashboard, :tour does the same.
            """)

    @OptionGroup var options: CommonOptions

    func run() async throws {
        guard Console.isTerminal else { throw Failure(message: "ballast: the tour needs a terminal") }
        try await Watch.show(options.uncheckedOptions, Watch.Opening(isTour: true))
    }
}
