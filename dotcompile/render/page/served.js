// The program that serves the page tells when it has a newer one; what is shown is kept in the address.
new EventSource("changes").onmessage = () => location.reload();
