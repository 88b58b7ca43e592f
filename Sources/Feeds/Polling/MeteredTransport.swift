import Synchronization

/// The web as a poll request sees it: within the service's budget, with what earlier answers came with, and counted.
final class MeteredTransport: HTTPTransport {
    /// What went over the wire.
    struct Traffic: Sendable {
        /// Whether anything was asked at all.
        var hasAsked = false
        var bytes = 0
        var latency: Duration?
        fileprivate var validators: [(address: String, validator: Validator)] = []
    }

    private let transport: any HTTPTransport
    private let budget: RequestBudget?
    private let validators: any Validators
    private let asksConditionally: Bool
    private let counted = Mutex(Traffic())

    /// - Parameter asksConditionally: false after a fault, when what was read last may not be what is shown.
    init(_ transport: any HTTPTransport, budget: RequestBudget?, validators: any Validators, asksConditionally: Bool) {
        self.transport = transport
        self.budget = budget
        self.validators = validators
        self.asksConditionally = asksConditionally
    }

    /// What went over the wire so far.
    var traffic: Traffic { counted.withLock { $0 } }

    func fetch(_ request: HTTPRequest) async throws(SourceError) -> HTTPResponse {
        counted.withLock { $0.hasAsked = true }
        var request = request
        let address = WebAddress(request.url)?.validatorKey ?? ""
        if request.isConditional, asksConditionally, request.validator == nil {
            request.validator = validators.validator(for: address)
        }
        request.budget = budget
        let question = request
        let answer: HTTPResponse
        if let budget {
            answer = try await budget.spend { [transport] () async throws(SourceError) in
                try await transport.fetch(question)
            }
        } else {
            answer = try await transport.fetch(question)
        }
        counted.withLock { traffic in
            traffic.bytes += answer.wireBytes
            traffic.latency = answer.latency
            // What still holds was kept when it came; where it is lost since, it must not be vouched for anew.
            if question.isConditional, !answer.isUnchanged, let validator = answer.validator {
                traffic.validators.append((address, validator))
            }
        }
        return answer
    }

    /// Keeps what the answers came with, because they were read without a fault.
    func keepValidators() {
        for (address, validator) in traffic.validators { validators.keep(validator, for: address) }
    }
}
