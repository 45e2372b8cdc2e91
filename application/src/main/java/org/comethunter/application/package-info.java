/**
 * What Comet Hunter does: driven ports, services (one business workflow each) and pipelines that
 * put services in order. It knows the domain and nothing else; adapters implement its ports.
 */
package org.comethunter.application;
