/** Asks a service everything that its OpenAPI document allows, and much that it does not. */
package org.comethunter.benchmarks.torture.rest;
