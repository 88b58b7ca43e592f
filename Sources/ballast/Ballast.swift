import ArgumentParser

@main
struct Ballast: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ballast", abstract: "Shows, live, whether a small-cap rally has ballast.")
}
