/// What a server offers, and how it describes itself.
package struct Offer {
    let name: String
    let title: String
    let version: String
    /// How an assistant should use it.
    let instructions: String
    let tools: [Tool]
    let resources: [Resource]
    let read: (_ address: String) throws(ToolError) -> ResourceText?

    /// Creates an offer.
    ///
    /// - Parameter read: the content at an address; nil if there is no such resource.
    package init(
        name: String, title: String, version: String, instructions: String, tools: [Tool], resources: [Resource],
        read: @escaping (_ address: String) throws(ToolError) -> ResourceText?
    ) {
        self.name = name
        self.title = title
        self.version = version
        self.instructions = instructions
        self.tools = tools
        self.resources = resources
        self.read = read
    }
}
