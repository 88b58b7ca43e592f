import ArgumentParser
import Assistant

/// `ballast mcp`: the figures for an assistant, by the Model Context Protocol over standard input and output.
struct AssistantCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mcp", abstract: "Answer an assistant by the Model Context Protocol, read only.",
        discussion: """
            An assistant starts this command and asks over standard input and output, a message a line (JSON-RPC 2.0, \
            revisions \(ProtocolVersion.allCases.map(\.rawValue).joined(separator: ", "))). It has tools for figures, \
            series, deals, the thesis, recaps and definitions. The figures are those of the store, or else of the \
            tables, and are read again when the store has changed; nothing is requested and nothing written.

              { "mcpServers": { "ballast": { "command": "ballast", "args": ["mcp"] } } }
            """)

    @OptionGroup var options: CommonOptions

    func run() throws {
        var server = ContextServer(Offer(of: AssistantMarket(try options.resolvedOptions)))
        var lines = MessageLines()
        func answer(_ line: MessageLines.Line) {
            if let answer = server.answer(to: line) { Console.write(answer + "\n") }
        }
        while let bytes = StandardInput.read() { for line in lines.add(bytes) { answer(line) } }
        if let line = lines.finish() { answer(line) }
    }
}
