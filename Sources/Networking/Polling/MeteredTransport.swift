import Synchronization

/// The transport that a poll request uses: within the service's budget, with the validators of earlier responses, and
/// metered.
package final class MeteredTransport: HTTPTransport {
    /// What was transferred.
    struct Traffic: Sendable {
        /// Whether any request was made.
        var hasRequested = false
        var bytes = 0
        var latency: Duration?
        fileprivate var validators: [(address: String, validator: Validator)] = []
    }

    private let transport: any HTTPTransport
    private let budget: RequestBudget?
    private let validators: any ValidatorCache
    private let isConditional: Bool
    private let counted = Mutex(Traffic())

    /// - Parameter isConditional: false after an error, when the last response read may not be the one on screen.
    init(_ transport: any HTTPTransport, budget: RequestBudget?, validators: any ValidatorCache, isConditional: Bool) {
        self.transport = transport
        self.budget = budget
        self.validators = validators
        self.isConditional = isConditional
    }

    /// What has been transferred so far.
    var traffic: Traffic { counted.withLock { $0 } }

    package func fetch(_ request: HTTPRequest) async throws(SourceError) -> HTTPResponse {
        counted.withLock { $0.hasRequested = true }
        var request = request
        let address = WebAddress(request.url)?.validatorKey ?? ""
        if request.isConditional, isConditional, request.validator == nil {
            request.validator = validators.validator(for: address)
        }
        request.budget = budget
        let finalRequest = request
        let response: HTTPResponse
        if let budget {
            response = try await budget.spend { [transport] () async throws(SourceError) in
                try await transport.fetch(finalRequest)
            }
        } else {
            response = try await transport.fetch(finalRequest)
        }
        counted.withLock { traffic in
            traffic.bytes += response.wireBytes
            traffic.latency = response.latency
            // An unchanged response had its validator stored when it came; if that was lost since, it must not be
            // stored again.
            if finalRequest.isConditional, !response.isUnchanged, let validator = response.validator {
                traffic.validators.append((address, validator))
            }
        }
        return response
    }

    /// Stores the validators of the responses, which were read without an error.
    func storeValidators() {
        for (address, validator) in traffic.validators { validators.store(validator, for: address) }
    }
}
