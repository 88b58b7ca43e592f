import ArgumentParser

/// `ballast manual`: prints a page of the manual.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Print a page of the manual.",
        discussion: """
            The page is printed in roff, as it is installed; man shows it:

              ballast manual ballast-thesis > /tmp/page && man /tmp/page
            """)

    @Argument(help: "The page: \(ManualPage.allCases.map(\.rawValue).joined(separator: ", ")).")
    var page = ManualPage.program

    func run() throws {
        Console.write(try page.text)
    }
}

extension ManualPage: ExpressibleByArgument {}
