import TOMLKit
import Thesis

extension TOMLTable {
    /// Parses a text.
    ///
    /// The library's assertions stop the program on some invalid texts, in release builds too, so it only receives
    /// texts that follow the grammar. It still reports what a grammar cannot express: a duplicate key, a month 13.
    static func checked(_ text: String) throws(TOMLSyntaxError) -> TOMLTable {
        var grammar = TOMLGrammar(text)
        try grammar.check()
        do {
            return try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            let begin = error.source.begin
            throw TOMLSyntaxError(
                at: ThesisSource.SourceLocation(line: begin.line, column: begin.column), error.description)
        } catch {
            throw TOMLSyntaxError(at: ThesisSource.SourceLocation(line: 1, column: 1), "the file cannot be parsed")
        }
    }
}
